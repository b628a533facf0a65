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

    static Flow at(int ordinal) {
        return ALL[ordinal];
    }
}
