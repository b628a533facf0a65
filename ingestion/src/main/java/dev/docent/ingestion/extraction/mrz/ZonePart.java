package dev.docent.ingestion.extraction.mrz;

/** A part of a machine-readable zone, and the characters that it may have. */
enum ZonePart {
    CODE(Alphabet.LETTERS),
    STATE(Alphabet.LETTERS),
    NAME(Alphabet.LETTERS),
    NUMBER(Alphabet.ALL),
    NUMBER_CHECK(Alphabet.DIGITS),
    NATIONALITY(Alphabet.LETTERS),
    BIRTH(Alphabet.DIGITS),
    BIRTH_CHECK(Alphabet.DIGITS),
    SEX(Alphabet.LETTERS),
    EXPIRY(Alphabet.DIGITS),
    EXPIRY_CHECK(Alphabet.DIGITS),
    OPTIONAL(Alphabet.ALL),
    OPTIONAL_CHECK(Alphabet.DIGITS),
    MORE_OPTIONAL(Alphabet.ALL),
    COMPOSITE_CHECK(Alphabet.DIGITS);

    private final Alphabet alphabet;

    ZonePart(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    Alphabet alphabet() {
        return alphabet;
    }
}
