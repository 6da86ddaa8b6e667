"""Names to write under: two friendly words, which look like nobody's handle and like no mark of the staff."""

import secrets

# Its handles hold a sign that no member's handle has, so that neither can be taken for the other.
SIGN = "~"
_FIRST = """
amber autumn balmy blue brave breezy bright brisk bronze calm candid cheerful clear clever cloudy coastal copper coral
cosy crimson curious daring dawn eager early easy emerald evening fair fleet frosty gentle glad golden grand green happy
hardy hazel hidden honest humble indigo ivory jade jolly keen kind late leafy light lilac lively loyal lucky mellow
merry mild misty modest morning mossy neat nimble northern olive opal open patient peaceful pearl plain plucky polite
proud quick quiet rapid rosy ruby russet rustic sandy scarlet serene sheltered shy silent silver sincere smiling snowy
soft solar southern spring spry starry steady still stormy summer sunny swift tawny tender thrifty tidy tranquil upbeat
velvet violet wandering warm western wild winter wise witty young
"""
_SECOND = """
acorn alder apricot aspen badger beech birch bison blossom bramble brook canary cedar cherry chestnut clover cobble
comet cove crane cricket cypress daisy deer dolphin dove dune eagle elm falcon fern finch fjord fox garden gazelle glade
goose grove gull harbour hare harvest hawk hazelnut heath heather hedgehog heron hill iris island jasmine jay juniper
kestrel kite lagoon lake lantern larch lark laurel lily linden linnet lotus lynx magpie maple marigold marmot marsh
martin meadow mole moon moor moose moth myrtle nettle nightingale oak oriole orchard osprey otter owl panda partridge
peach pebble pelican penguin peony pigeon pine plover plum pond poplar poppy primrose puffin quail rabbit raven reed
ridge river robin rowan sage salmon seal sorrel sparrow spruce squirrel starling stork stream sunflower swallow swan
thistle thrush tiger toad tortoise trout tulip turtle valley walnut warbler weasel whale willow wolf wombat woodpecker
wren yarrow yew
"""
FIRST = tuple(_FIRST.split())
SECOND = tuple(_SECOND.split())


def invent_name(number: int | None = None) -> str:
    """A name by chance, that nothing about the member could make anybody guess; with a number where many are taken."""
    words = f"{secrets.choice(FIRST).capitalize()} {secrets.choice(SECOND).capitalize()}"
    return words if number is None else f"{words} {number}"


def handle_of(name: str) -> str:
    """What stands for a handle where moderators' pages need one."""
    return SIGN + name.lower().replace(" ", "_")


def is_pseudonym(handle: str) -> bool:
    """Whether a handle is that of a pseudonym, which has no page and cannot be mentioned."""
    return handle.startswith(SIGN)


def lookalikes(name: str) -> tuple[str, ...]:
    """The handles of members for which the eye could take a name."""
    joined = name.lower()
    return joined.replace(" ", ""), joined.replace(" ", "_")
