def flash(letter: str, lamp: Lamp) -> None:
    """Sends one letter; a dash is three dots long."""
    for mark in MORSE[letter.upper()]:
        lamp.on(1 if mark == "." else 3)
        lamp.off(1)
