package dev.docent.ingestion.extraction.mrz;

/** The characters of a part of the zone; each has the filler as well. */
enum Alphabet {
    LETTERS {
        @Override
        char nearest(char read) {
            return Character.isDigit(read) ? Confusions.letterFor(read) : read;
        }
    },
    DIGITS {
        @Override
        char nearest(char read) {
            return Character.isLetter(read) ? Confusions.digitFor(read) : read;
        }
    },
    ALL {
        @Override
        char nearest(char read) {
            return read;
        }
    };

    /** The character that fills the zone. */
    static final char FILLER = '<';

    /** {@return the character of this alphabet that looks like the one that was read; the same if there is none} */
    abstract char nearest(char read);

    /** {@return whether the character is in this alphabet} */
    boolean has(char character) {
        return character == FILLER
                || (this != DIGITS && character >= 'A' && character <= 'Z')
                || (this != LETTERS && character >= '0' && character <= '9');
    }
}
