"""The only place where extraction meets models: match, compare, save as proposed or as published."""
