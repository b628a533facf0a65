package dev.docent.retrieval.answering.extractive;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How sentences define a term: "X is a …", "… called X", "X means …", "X: …", "… (X)" behind the words that X abbreviates; in
 * English, German, French and Spanish.
 *
 * @param term the term that a question asks for; null if it asks for no definition
 */
record Definition(@Nullable Pattern term) {

    private static final int LONGEST = 60;

    private static final List<Pattern> QUESTIONS = List.of(
            question("what (?:does|do|did) (.+?) (?:mean|stand for|refer to)\\b.*"),
            question("what (?:is|was|are) (?:meant by|the (?:definition|meaning) of) (.+?)"),
            question("what do .{1,30} mean (?:by|with) (.+?)"),
            question("(?:what (?:is|are)|what['’]?s) (?:an? |the )?(.+?)(?: (?:of|in|for|on) .+)?"),
            question("(.+?),? what (?:is it|does it mean)"),
            question(
                    "was (?:ist|sind|bedeutet|heißt|versteht man unter) (?:eine? |einem |einer |der |die |das )?(.+?)(?: (?:von|in|im|für) .+)?"),
            question("qu['’]est[- ]ce (?:que (?:c['’]est que )?|qu['’])(?:une? |la |le |l['’])?(.+?)"),
            question("que (?:signifie|veut dire) (?:une? |la |le |l['’])?(.+?)"),
            question("qu[eé] (?:es|son|significa) (?:una? |el |la )?(.+?)(?: (?:de|en|del) .+)?"));

    /** {@return the definition that the question asks for} */
    static Definition askedBy(String question) {
        return QUESTIONS.stream()
                .map(pattern -> pattern.matcher(question.strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> found.group(1)
                        .replaceAll("^[\"'“”‘’«»„]+|[\"'“”‘’«»]+$", "")
                        .strip())
                .filter(term -> !term.isEmpty() && term.length() <= LONGEST)
                .map(term -> new Definition(sentences(term)))
                .orElse(new Definition(null));
    }

    /** {@return whether the sentence defines the term} */
    boolean isIn(String sentence) {
        return Optional.ofNullable(term)
                .filter(pattern -> pattern.matcher(sentence).find())
                .isPresent();
    }

    private static Pattern sentences(String term) {
        var name = "[\"'“”‘’«»„]?" + Pattern.quote(term) + "(?:e?s)?[\"'“”‘’«»]?";
        var abbreviation =
                Pattern.compile("\\p{Lu}[\\p{Lu}\\p{N}-]+").matcher(term).matches()
                        ? "|(?:\\p{L}[\\p{L}-]+ ){2,}\\(" + Pattern.quote(term) + "\\)|(?<!\\p{L})"
                                + Pattern.quote(term) + " \\((?:\\p{L}[\\p{L}-]+[ )]){2,}"
                        : "";
        return Pattern.compile(
                "(?:called|known as|termed|so-called|referred to as|(?:so)?genannte?[nrs]?|namens|appelée?s?|dite?s?|llamad[oa]s?|denominad[oa]s?) (?:an? |the |eine? |une? |una? )?"
                        + name
                        + "(?!\\p{L})|(?<!\\p{L})" + name
                        + "(?: \\([^)]{1,40}\\))? (?:(?:is|are|was|ist|sind|est|sont|es|son) (?:an? |the |any |eine? |der |die |das |une? |la |le |una? |el )|means?\\b|stands? for|refers? to|denotes?|describes?|bezeichnet|bedeutet|steht für|désigne|signifie|significa|designa)"
                        + "|^(?:[-*•▪◦–] |\\d{1,2}[.)] )?(?:\\*\\*)?" + name + "(?:\\*\\*)?(?::| [–—-]) "
                        + abbreviation,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Pattern question(String words) {
        return Pattern.compile("\\W*" + words + "\\W*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
