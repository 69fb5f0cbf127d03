"""The ground everything stands on: text, language, periods, units, missing reasons, steps, parameters of law."""
