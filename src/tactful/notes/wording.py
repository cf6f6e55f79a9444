"""x"""
from msgspec import Struct
class Wording(Struct): pass
