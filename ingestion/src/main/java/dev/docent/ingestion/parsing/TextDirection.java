package dev.docent.ingestion.parsing;

/** The direction in which words are read on the displayed page. */
public enum TextDirection {
    RIGHTWARD,
    DOWNWARD,
    LEFTWARD,
    UPWARD;

    private static final TextDirection[] ALL = values();
    private static final int QUARTER = 90;

    /**
     * {@return this direction rotated clockwise}
     *
     * @param degrees a multiple of 90
     */
    public TextDirection turned(int degrees) {
        return at(Math.floorMod(ordinal() + degrees / QUARTER, ALL.length));
    }

    /** {@return whether text runs horizontally} */
    public boolean isAcross() {
        return this == RIGHTWARD || this == LEFTWARD;
    }

    /** {@return the reading direction of an upright word} */
    public static TextDirection of(String word) {
        for (int i = 0; i < word.length(); i++) {
            // Digits and punctuation have no direction of their own.
            byte direction = Character.getDirectionality(word.charAt(i));
            if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return RIGHTWARD;
            }
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return LEFTWARD;
            }
        }
        return RIGHTWARD;
    }

    static TextDirection at(int ordinal) {
        return ALL[ordinal];
    }
}
