package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where sentences end, by the Unicode rules (UAX 29): not after CLDR's English abbreviations, some more of English,
 * French, German and Spanish that it lacks, or initials of names.
 */
public final class SentenceBreaks {

    private static final List<String> ABBREVIATIONS = List.of(
            "Dr.", "Prof.", "St.", "Jr.", "Sr.", "Rev.", "Hon.", "Gen.", "Col.", "Lt.", "Sgt.", "Capt.", "Gov.", "Sen.",
            "Rep.", "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "e.g.", "i.e.", "cf.", "et al.", "al.", "vs.", "approx.",
            "ca.", "c.", "Fig.", "fig.", "Figs.", "Eq.", "Eqs.", "Sec.", "Sect.", "Ch.", "Vol.", "No.", "Nos.", "pp.",
            "p.", "Inc.", "Ltd.", "Co.", "Corp.", "Dept.", "Univ.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.",
            "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "z.B.", "z. B.", "bzw.", "Nr.", "Abs.", "Str.", "Hr.",
            "Fr.", "Sra.", "Srta.", "Mme.", "Mlle.", "Ud.", "Uds.");

    private static final BreakIterator SENTENCES = make();

    private SentenceBreaks() {}

    /** {@return a new iterator, to be used by one thread} */
    public static BreakIterator iterator() {
        return SENTENCES.clone();
    }

    private static BreakIterator make() {
        var builder = FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
        var initials = IntStream.rangeClosed('A', 'Z').mapToObj(letter -> Character.toString(letter) + ".");
        Stream.concat(ABBREVIATIONS.stream(), initials).forEach(builder::suppressBreakAfter);
        return builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
    }
}
