"""A picture of the folder media as a piece of a slide."""

from dataclasses import replace
from hashlib import sha256

from rollout.outputs.deck.parts import Place, ShapeSpec, short_digest
from rollout.outputs.deck.shapes import grouped, place_xml, tagged


def picture_group(name: str, place: Place, data: bytes, alt: str) -> ShapeSpec:
    """Return a picture, alone in a group as all that is drawn; which file it is is said when it is put on a slide."""
    inner = (
        f'<p:pic><p:nvPicPr>{tagged("picture", alt)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
        '</p:nvPicPr><p:blipFill><a:blip r:embed=""/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'{place_xml(replace(place, x=0.0, y=0.0))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    found = grouped(name, place, inner, alt)
    return replace(
        found, form=short_digest(f"{sha256(data).hexdigest()} {place.width:.1f} {place.height:.1f}"), image=data
    )
