package dev.docent.ingestion.parsing.office;

/** A list that is being read. */
final class XhtmlList {

    private final boolean numbered;
    private int number;
    private boolean fresh;

    XhtmlList(boolean numbered, String first) {
        this.numbered = numbered;
        number = first.matches("\\d{1,6}") ? Integer.parseInt(first) - 1 : 0;
    }

    void next() {
        number++;
        fresh = true;
    }

    /** {@return whether what comes is the first text of its item} */
    boolean takesMarker() {
        boolean first = fresh;
        fresh = false;
        return first;
    }

    String marker() {
        return numbered ? number + "." : "-";
    }
}
