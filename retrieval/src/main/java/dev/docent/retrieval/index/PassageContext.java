package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;

/** The words that keyword search finds a passage by besides its text. */
public final class PassageContext {

    private PassageContext() {}

    /** {@return the headings, and the words of the file name without its extension} */
    public static String of(Passage passage) {
        var name = passage.source().filename().replaceFirst("\\.[^.]*$", "");
        return String.join("\n", passage.headings()) + "\n" + name.replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
