"""All patches and refusals, in the order in which they are applied."""

from patches import account, errors

PATCHES = [*account.PATCHES, *errors.PATCHES]
REFUSALS = []
