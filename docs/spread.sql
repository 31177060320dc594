-- Spreads the index of very many events over several servers by time: run once with psql in the database that pages ask,
-- after `database create` there and in the database of each server, and before `database load`. Which servers, and from
-- and to which day each holds the events, stands in the first lines; what an index held here is dropped: it is made again.
CREATE FUNCTION pg_temp.bound(day text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN day IN ('MINVALUE', 'MAXVALUE') THEN day
        ELSE floor((day::date - DATE '1970-01-01') / 8.0)::integer::text END  -- the index counts time by eight days
$$;

DO $$
DECLARE
    parts constant text[] := ARRAY[  -- server, from, to
        ['one', 'MINVALUE', '2010-01-01'], ['two', '2010-01-01', '2018-01-01'], ['three', '2018-01-01', 'MAXVALUE']];
    name text;
    part text[];
BEGIN
    FOREACH name IN ARRAY ARRAY['index_event', 'index_place', 'index_text'] LOOP
        EXECUTE format('CREATE TABLE rollout.spread (LIKE rollout.%I) PARTITION BY RANGE (tile)', name);
        EXECUTE format('DROP TABLE rollout.%I', name);
        EXECUTE format('ALTER TABLE rollout.spread RENAME TO %I', name);
        FOREACH part SLICE 1 IN ARRAY parts LOOP
            EXECUTE format('CREATE FOREIGN TABLE rollout.%I PARTITION OF rollout.%I FOR VALUES FROM (%s) TO (%s)'
                ' SERVER %I OPTIONS (schema_name ''rollout'', table_name %L)', name || '_' || part[1], name,
                pg_temp.bound(part[2]), pg_temp.bound(part[3]), part[1], name);
        END LOOP;
        EXECUTE format('GRANT SELECT ON rollout.%I TO rollout_reader, rollout_writer', name);
        EXECUTE format('GRANT INSERT, DELETE ON rollout.%I TO rollout_writer', name);
    END LOOP;
    -- Each server counts its own events; what was counted is all that travels.
    EXECUTE format('ALTER DATABASE %I SET enable_partitionwise_aggregate = on', current_database());
END $$;
