package dev.docent.retrieval.index;

import org.springframework.core.env.Environment;

/**
 * Where passages are kept, and why: what {@code docent.index.kind} says, else MongoDB where its address is set and it has
 * search, else a Lucene index on the local disk.
 *
 * @param kind such as {@code lucene}
 * @param because the setting that chose it, or what was found out about the server
 */
public record IndexChoice(String kind, String because) {

    public static final String KIND = "docent.index.kind";

    /** What made the choice where {@link #KIND} left it open; set when that was found out. */
    public static final String BECAUSE = "docent.index.because";

    public static final String LUCENE = "lucene";
    public static final String ATLAS = "atlas";

    /** {@return the choice that was made at the start} */
    public static IndexChoice in(Environment settings) {
        var kind = settings.getProperty(KIND, "").strip();
        return new IndexChoice(
                kind.isEmpty() ? LUCENE : kind,
                settings.getProperty(BECAUSE, kind.isEmpty() ? "the default" : KIND + " is set"));
    }
}
