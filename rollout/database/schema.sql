-- Evidence of one timeline in PostgreSQL: `python -m rollout database create postgresql://…` runs this once, whole.
-- Each table holds the rows of a file as they are written; what a cell may hold is checked here where SQL can hold it,
-- and all of it by `python -m rollout database check`. Nothing here is made from a request or a file.

CREATE SCHEMA rollout;

-- What a cell says without what the eye cannot see, as the reader of files has it.
CREATE FUNCTION rollout.bare(cell text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(regexp_replace(cell, '[^!-~ ]', '', 'g'));
CREATE FUNCTION rollout.filled(cell text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN cell ~ '[^[:space:]\u00a0\u00ad\u200b-\u200f\u2060\ufeff]';

-- One row: what the files are called and how they are written, and what stands beside them.
CREATE TABLE rollout.timeline (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    form integer NOT NULL,                      -- of these tables; a program of another form leaves them alone
    revision bigint NOT NULL DEFAULT 0,         -- one more with each change; pages ask for it
    name text NOT NULL,                         -- of the file of events
    own uuid NOT NULL DEFAULT gen_random_uuid(),  -- by which browsers keep drafts of this timeline apart
    events jsonb NOT NULL,                      -- its columns in their order, separator, byte-order mark, line end
    sources jsonb,                              -- the same of sources.csv; null where there is none
    settings text,                              -- timeline.toml, likewise
    reviews text                                -- reviews.csv, likewise
);

CREATE TABLE rollout.events (
    number bigint PRIMARY KEY,                  -- the order of the file, with room for rows between
    version integer NOT NULL DEFAULT 1,         -- one more with each change of the row
    id text NOT NULL DEFAULT '', lane text NOT NULL DEFAULT '', date text NOT NULL DEFAULT '',
    label text NOT NULL DEFAULT '', title text NOT NULL DEFAULT '', summary text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT '', place text NOT NULL DEFAULT '', lat text NOT NULL DEFAULT '',
    lon text NOT NULL DEFAULT '', quantity text NOT NULL DEFAULT '', unit text NOT NULL DEFAULT '',
    measure text NOT NULL DEFAULT '', scope text NOT NULL DEFAULT '', due text NOT NULL DEFAULT '',
    answers text NOT NULL DEFAULT '', asserted_by text NOT NULL DEFAULT '',
    asserted_by_kind text NOT NULL DEFAULT '', source_title text NOT NULL DEFAULT '',
    source_publisher text NOT NULL DEFAULT '', source_date text NOT NULL DEFAULT '',
    source_url text NOT NULL DEFAULT '', source_note text NOT NULL DEFAULT '',
    archive_url text NOT NULL DEFAULT '', disputed_by text NOT NULL DEFAULT '', dispute text NOT NULL DEFAULT '',
    priority text NOT NULL DEFAULT '', notes text NOT NULL DEFAULT '', tags text NOT NULL DEFAULT '',
    known text NOT NULL DEFAULT '', known_by text NOT NULL DEFAULT '', answers_note text NOT NULL DEFAULT '',
    media text NOT NULL DEFAULT '', media_credit text NOT NULL DEFAULT '', media_alt text NOT NULL DEFAULT '',
    more text[] NOT NULL DEFAULT '{}',          -- the cells of columns that are not ours, in their order
    CONSTRAINT more_is_a_list_of_texts CHECK (coalesce(array_ndims(more), 1) = 1 AND array_position(more, NULL) IS NULL),
    CONSTRAINT id_is_small_letters_digits_and_hyphens
        CHECK (NOT rollout.filled(id) OR rollout.bare(id) ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT date_is_filled CHECK (rollout.filled(date)),
    CONSTRAINT title_is_filled CHECK (rollout.filled(title)),
    CONSTRAINT status_is_one_of_ours CHECK (rollout.bare(status) IN
        ('', 'documented', 'reported', 'claimed', 'planned', 'forecast', 'retracted', 'unreviewed')),
    CONSTRAINT measure_is_one_of_ours CHECK (rollout.bare(measure) IN
        ('', 'cumulative', 'increment', 'target', 'forecast')),
    CONSTRAINT lat_and_lon_stand_both_or_neither CHECK (rollout.filled(lat) = rollout.filled(lon)),
    CONSTRAINT a_quantity_has_unit_measure_and_scope CHECK (
        rollout.filled(unit) = rollout.filled(quantity) AND rollout.filled(measure) = rollout.filled(quantity)
        AND rollout.filled(scope) = rollout.filled(quantity)),
    CONSTRAINT disputed_by_and_dispute_stand_both_or_neither
        CHECK (rollout.filled(disputed_by) = rollout.filled(dispute)),
    CONSTRAINT media_has_credit_and_words CHECK (
        rollout.filled(media_credit) = rollout.filled(media) AND rollout.filled(media_alt) = rollout.filled(media)),
    CONSTRAINT a_cell_has_at_most_10000_characters CHECK (greatest(length(title), length(summary), length(notes),
        length(source_note), length(media_alt)) <= 10000)
);
CREATE UNIQUE INDEX id_is_of_one_event ON rollout.events (rollout.bare(id)) WHERE rollout.filled(id);

CREATE TABLE rollout.sources (
    number bigint PRIMARY KEY,
    version integer NOT NULL DEFAULT 1,
    event text NOT NULL DEFAULT '', role text NOT NULL DEFAULT '', title text NOT NULL DEFAULT '',
    publisher text NOT NULL DEFAULT '', date text NOT NULL DEFAULT '', url text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '', archive_url text NOT NULL DEFAULT '', sha256 text NOT NULL DEFAULT '',
    kept text NOT NULL DEFAULT '', says text NOT NULL DEFAULT '', kind text NOT NULL DEFAULT '',
    quote text NOT NULL DEFAULT '', quote_en text NOT NULL DEFAULT '', language text NOT NULL DEFAULT '',
    read text NOT NULL DEFAULT '', origin text NOT NULL DEFAULT '',
    more text[] NOT NULL DEFAULT '{}',
    CONSTRAINT more_is_a_list_of_texts CHECK (coalesce(array_ndims(more), 1) = 1 AND array_position(more, NULL) IS NULL),
    CONSTRAINT event_is_filled CHECK (rollout.filled(event)),
    CONSTRAINT role_is_one_of_ours CHECK (rollout.bare(role) IN ('supports', 'disputes', 'context')),
    CONSTRAINT url_or_note_is_filled CHECK (rollout.filled(url) OR rollout.filled(note)),
    CONSTRAINT kept_and_sha256_stand_both_or_neither CHECK (rollout.filled(kept) = rollout.filled(sha256))
);

-- What was there before each change, and who made it: written by the triggers below alone.
CREATE TABLE rollout.history (
    entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    revision bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    by text NOT NULL DEFAULT session_user,
    what text NOT NULL,                         -- table and kind of change
    number bigint,                              -- of the row; of rows that were put in together the first of them
    count bigint NOT NULL DEFAULT 1,            -- how many were put in together
    before jsonb                                -- the row as it was
);
CREATE INDEX history_by_revision ON rollout.history (revision);

-- What was changed in a page, and by which name: a line of JSON for each, as the log of a file has it.
CREATE TABLE rollout.edits (number integer PRIMARY KEY, revision bigint NOT NULL, line text NOT NULL);

CREATE FUNCTION rollout.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own bigint;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE rollout.timeline SET revision = revision + 1 RETURNING revision INTO own;
        INSERT INTO rollout.history (revision, what) VALUES (own, TG_TABLE_NAME || ' ' || lower(TG_OP));
    ELSIF EXISTS (SELECT FROM touched) THEN
        UPDATE rollout.timeline SET revision = revision + 1 RETURNING revision INTO own;
        IF TG_OP = 'INSERT' THEN
            INSERT INTO rollout.history (revision, what, number, count)
                SELECT own, TG_TABLE_NAME || ' insert', min(touched.number), count(*) FROM touched;
        ELSE
            INSERT INTO rollout.history (revision, what, number, before)
                SELECT own, TG_TABLE_NAME || ' ' || lower(TG_OP), touched.number, to_jsonb(touched) FROM touched;
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION rollout.note_timeline() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.revision := OLD.revision + 1;
    INSERT INTO rollout.history (revision, what, before) VALUES (NEW.revision, 'timeline update', to_jsonb(OLD));
    RETURN NEW;
END $$;

CREATE FUNCTION rollout.another_version() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE TRIGGER another_version BEFORE UPDATE ON rollout.events
    FOR EACH ROW EXECUTE FUNCTION rollout.another_version();
CREATE TRIGGER another_version BEFORE UPDATE ON rollout.sources
    FOR EACH ROW EXECUTE FUNCTION rollout.another_version();
CREATE TRIGGER note_insert AFTER INSERT ON rollout.events REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_update AFTER UPDATE ON rollout.events REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_delete AFTER DELETE ON rollout.events REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_truncate AFTER TRUNCATE ON rollout.events
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_insert AFTER INSERT ON rollout.sources REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_update AFTER UPDATE ON rollout.sources REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_delete AFTER DELETE ON rollout.sources REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
CREATE TRIGGER note_truncate AFTER TRUNCATE ON rollout.sources
    FOR EACH STATEMENT EXECUTE FUNCTION rollout.note();
-- The revision alone is counted by the other triggers.
CREATE TRIGGER note_timeline BEFORE UPDATE ON rollout.timeline FOR EACH ROW
    WHEN (OLD.revision = NEW.revision) EXECUTE FUNCTION rollout.note_timeline();

-- Who shows pages can only read; who edits can change rows, and neither the past nor what was made of them.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollout_reader') THEN
        CREATE ROLE rollout_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollout_writer') THEN
        CREATE ROLE rollout_writer NOLOGIN;
    END IF;
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rollout FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollout.bare, rollout.filled TO rollout_reader, rollout_writer;
GRANT USAGE ON SCHEMA rollout TO rollout_reader, rollout_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA rollout TO rollout_reader, rollout_writer;
GRANT INSERT, UPDATE, DELETE ON rollout.events, rollout.sources TO rollout_writer;
GRANT INSERT ON rollout.edits TO rollout_writer;
GRANT UPDATE (name, events, sources, settings, reviews) ON rollout.timeline TO rollout_writer;

-- What is made of very many events, so that pages ask for a part of them: `database load` and `database index` fill it.
-- It can be made again at any time, and says by its revision of what it was made. By its tile, a stretch of time, an event
-- may lie on another server: docs/spread.sql.
CREATE TABLE rollout.index_said (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE rollout.index_event (number integer PRIMARY KEY, id text NOT NULL, value text NOT NULL, tile integer NOT NULL);
CREATE INDEX index_event_by_id ON rollout.index_event (id);
CREATE TABLE rollout.index_place (
    number integer PRIMARY KEY, lane smallint NOT NULL,
    start float8 NOT NULL, stop float8 NOT NULL, mark float8 NOT NULL, tile integer NOT NULL, rank bigint NOT NULL
);
CREATE INDEX index_place_by_tile ON rollout.index_place (lane, tile, rank, number);
CREATE TABLE rollout.index_text (number integer PRIMARY KEY, folded text COLLATE "C" NOT NULL, tile integer NOT NULL);
CREATE TABLE rollout.index_sort (sort integer PRIMARY KEY, value text NOT NULL, count bigint NOT NULL);
CREATE TABLE rollout.index_counted (
    lane smallint, what smallint, at float8, count bigint NOT NULL, PRIMARY KEY (lane, what, at)
);
CREATE TABLE rollout.index_first (lane smallint, tile integer, rank bigint, number integer, PRIMARY KEY (lane, tile, rank, number));
-- Of each part of the events which of these times each has: rollout/database/counting.py says how.
CREATE TABLE rollout.index_codes (what smallint, part integer, codes bytea NOT NULL, PRIMARY KEY (what, part));
ALTER TABLE rollout.index_codes ALTER COLUMN codes SET STORAGE EXTERNAL;
-- The words of the texts, and which events of each part hold them: rollout/timeline/text_keys.py says how.
CREATE TABLE rollout.index_key (key integer PRIMARY KEY, kind smallint NOT NULL, text text COLLATE "C" NOT NULL, UNIQUE (kind, text));
CREATE TABLE rollout.index_places (key integer, part integer, places bytea NOT NULL, PRIMARY KEY (key, part));
ALTER TABLE rollout.index_places ALTER COLUMN places SET STORAGE EXTERNAL;
GRANT SELECT ON ALL TABLES IN SCHEMA rollout TO rollout_reader, rollout_writer;
GRANT INSERT, DELETE ON rollout.index_said, rollout.index_event, rollout.index_place, rollout.index_text,
    rollout.index_sort, rollout.index_counted, rollout.index_codes, rollout.index_first, rollout.index_key, rollout.index_places TO rollout_writer;
