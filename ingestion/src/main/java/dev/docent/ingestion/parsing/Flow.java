package dev.docent.ingestion.parsing;

/** Which way words are read, on the page as it is displayed. */
public enum Flow {
    RIGHTWARD,
    DOWNWARD,
    LEFTWARD,
    UPWARD;

    private static final Flow[] ALL = values();
    private static final int QUARTER = 90;

    /** {@return the flow after it is turned clockwise} @param degrees a multiple of 90 */
    public Flow turned(int degrees) {
        return at(Math.floorMod(ordinal() + degrees / QUARTER, ALL.length));
    }

    /** {@return whether words follow one another across the page, not along its height} */
    public boolean isAcross() {
        return this == RIGHTWARD || this == LEFTWARD;
    }

    /** {@return which way a word is read when it is upright} */
    public static Flow of(String word) {
        for (int i = 0; i < word.length(); i++) {
            switch (Character.getDirectionality(word.charAt(i))) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return RIGHTWARD;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return LEFTWARD;
                }
                default -> {
                    // Digits and signs stand both ways.
                }
            }
        }
        return RIGHTWARD;
    }

    static Flow at(int ordinal) {
        return ALL[ordinal];
    }
}
