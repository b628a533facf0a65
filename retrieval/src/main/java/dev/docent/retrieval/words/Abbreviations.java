package dev.docent.retrieval.words;

import java.util.Set;
import java.util.regex.Pattern;

/** Words whose period does not end a sentence, although a capitalized word may follow. */
final class Abbreviations {

    private static final Set<String> WORDS = Set.of("""
            Mr. Mrs. Ms. Dr. Prof. St. Jr. Sr. Rev. Hon. Gen. Col. Lt. Sgt. Capt. Maj. Adm. Pvt. Gov. Sen. Rep. Mt. Messrs. Ph.D.
            Inc. Ltd. Co. Corp. Dept. Univ. Comm. Mgr.
            e.g. E.g. i.e. I.e. cf. al. vs. approx. Approx. ca. c. p. pp. Fig. fig. Figs. Eq. Eqs. Sec. Sect. Ch. Vol. No. Nos.
            Ed. Eds. Est. Misc. Num.
            Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri.
            z.B. bzw. Nr. Abs. Str. Hr. Fr. Sra. Srta. Mme. Mlle. Ud. Uds.""".split("\\s+"));

    /** {@code J.}, {@code U.S.}, {@code J.-P.} and the {@code z.} of {@code z. B.} */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.(-?\\p{Lu}\\.){0,4}|z\\.");

    private Abbreviations() {}

    /** {@return whether the text before the offset ends in an abbreviation, white space ignored; false across lines} */
    static boolean endAt(String text, int offset) {
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
        return WORDS.contains(word) || INITIALS.matcher(word).matches();
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
