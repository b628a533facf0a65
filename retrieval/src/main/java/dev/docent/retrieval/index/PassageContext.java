package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;

/** What is searched by words beside the text of a passage. */
public final class PassageContext {

    private PassageContext() {}

    /** {@return the headings, and the words of the file's name without its extension} */
    public static String of(Passage passage) {
        var name = passage.source().filename().replaceFirst("\\.[^.]*$", "");
        return String.join("\n", passage.headings()) + "\n" + name.replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
