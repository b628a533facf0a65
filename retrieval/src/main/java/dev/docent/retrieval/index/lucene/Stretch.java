package dev.docent.retrieval.index.lucene;

/**
 * Neighbours in a segment.
 *
 * @param first Lucene's number of the first, within the segment
 * @param end the number after the last
 */
record Stretch(int first, int end) {

    int length() {
        return end - first;
    }
}
