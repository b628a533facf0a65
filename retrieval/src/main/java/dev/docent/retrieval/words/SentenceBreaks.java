package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sentence boundaries by the Unicode rules (UAX 29), except behind abbreviations of English, French, German, Spanish and Russian and
 * behind initials.
 *
 * <p>ICU's own filter mistakes the end of a word for an abbreviation ("hospital." for "al.") and misses initials that are a
 * prefix of a longer abbreviation.
 */
public final class SentenceBreaks {

    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(ULocale.ENGLISH);

    /** Words whose period does not end a sentence, although a capitalized word may follow. */
    private static final Set<String> ABBREVIATIONS = Set.of("""
            Mr. Mrs. Ms. Dr. Prof. St. Jr. Sr. Rev. Hon. Gen. Col. Lt. Sgt. Capt. Maj. Adm. Pvt. Gov. Sen. Rep. Mt. Messrs. Ph.D.
            Inc. Ltd. Co. Corp. Dept. Univ. Comm. Mgr.
            e.g. E.g. i.e. I.e. cf. al. vs. approx. Approx. ca. c. p. pp. Fig. fig. Figs. Eq. Eqs. Sec. Sect. Ch. Vol. No. Nos.
            Ed. Eds. Est. Misc. Num.
            Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri.
            z.B. bzw. Nr. Abs. Str. Hr. Hrn. Fr. Fa. Inh. geb. inkl. exkl. zzgl. abzgl. einschl. gem. ggf. evtl. bspw. sog. vgl. Vgl. lt. med. jur. Mio. Mrd. Tsd.
            Sra. Srta. Sres. Dña. Avda. Pza. Ctra. Dpto. EE. Ud. Uds. Mme. Mlle. MM. Sté. Réf. réf. env. Bd.
            ул. им. пр. пл. пер. обл. корп. проф. акад. тов.""".split("\\s+"));

    /** Words whose period does not end a sentence if a number follows. */
    private static final Set<String> BEFORE_NUMBERS = Set.of("""
            Art. art. Abb. Tab. Kap. Ziff. Rn. S. Bd. Tel. tel. Tél. tél. Tfno. max. min. mind. núm. Núm. pág. págs. n. chap. ann. vol.
            рис. Рис. табл. гл. п. стр. д. кв. тел. Тел.""".split("\\s+"));

    /** Abbreviations of several words, such as {@code d. h.} */
    private static final Pattern SEVERAL_WORDS = Pattern.compile(
            "(?<!\\p{L})(?:d\\. ?h|u\\. ?a|u\\. ?U|i\\. ?d|i\\. ?H|o\\. ?g|p\\. ?ex|p\\. ?ej|т\\. ?е|т\\. ?к)\\.$");

    /** The {@code г.} of a town, not that of a year. */
    private static final Pattern TOWN = Pattern.compile("(?<![\\p{L}\\d])(?<!\\d )г\\.$");

    /** {@code J.}, {@code U.S.}, {@code J.-P.}, a letter of a script without capitals, and the {@code z.} of {@code z. B.} */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.(-?\\p{Lu}\\.){0,4}|z\\.|\\p{IsArabic}\\.");

    /** A day or an ordinal before its month or noun, as German and Spanish write them: {@code am 1. März}. */
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}\\.");

    private static final Pattern MONTH = Pattern.compile(
            "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
                    + "|(?i:januar|februar|mars|maj|juni|juli|oktober|desember|december))\\b");

    private static final Pattern BEFORE_ORDINAL = Pattern.compile(
            "(?:^|[^\\p{L}])(?:am|im|zum|vom|der|die|das|den|dem|des|beim|ab|bis|seit|vor|nach|bis zum|und|oder|jede[nmrs]?|eine?[nmrs]?|unsere?[nmrs]?|[-–])\\s$",
            Pattern.CASE_INSENSITIVE);

    /** The most characters of abbreviations of several words, with what stands before them. */
    private static final int LONGEST = 10;

    private SentenceBreaks() {}

    /** {@return the end of each sentence, ascending; the last is the length of the text} */
    public static List<Integer> ends(String text) {
        var sentences = SENTENCES.clone();
        sentences.setText(text);
        var ends = new ArrayList<Integer>();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (end == text.length() || !endsInAbbreviation(text, end)) {
                ends.add(end);
            }
        }
        return ends;
    }

    /** {@return whether the text before the offset ends in an abbreviation, white space ignored; false across lines} */
    private static boolean endsInAbbreviation(String text, int offset) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
            if (text.charAt(end) == '\n') {
                return false;
            }
        }
        int start = end;
        while (start > 0 && isPartOfWord(text.charAt(start - 1))) {
            start--;
        }
        var word = text.substring(start, end);
        var before = text.substring(Math.max(0, end - LONGEST), end);
        return ABBREVIATIONS.contains(word)
                || INITIALS.matcher(word).matches()
                || (BEFORE_NUMBERS.contains(word) && Character.isDigit(text.charAt(offset)))
                || SEVERAL_WORDS.matcher(before).find()
                || TOWN.matcher(before).find()
                || isOrdinal(text, start, word, offset);
    }

    /** {@return whether a number with a period counts what follows: after an article, or before a month} */
    private static boolean isOrdinal(String text, int start, String word, int next) {
        return ORDINAL.matcher(word).matches()
                && (BEFORE_ORDINAL
                                .matcher(text.substring(Math.max(0, start - 10), start))
                                .find()
                        || MONTH.matcher(text).region(next, text.length()).lookingAt());
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
