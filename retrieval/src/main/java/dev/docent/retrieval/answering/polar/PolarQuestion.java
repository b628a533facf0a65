package dev.docent.retrieval.answering.polar;

import dev.docent.retrieval.answering.polar.PolarLanguage.Stance;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question for yes or no. A sentence decides it if one of its clauses has all content words of the question and hardly any
 * others, and no condition, exception or restriction. Whether it affirms or denies follows from its negations, from opposites
 * ("allowed", "forbidden"), or from a limit that an amount of the question exceeds or not.
 */
final class PolarQuestion {

    private static final int MOST_TERMS = 100;

    /** The most content words of a clause that the question lacks, if the question is about a pair of opposites. */
    private static final int OTHER_WORDS = 3;

    /** The same for other questions, which a clause must nearly repeat. */
    private static final int OTHER_WORDS_OF_FACTS = 1;

    /** Choices and comparisons are not decided. */
    private static final Pattern CHOICE = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:or|oder|ou|o|u|than|als|more|less|mehr|weniger|plus|moins|más|menos)(?!\\p{L})");

    private static final Pattern AMOUNT =
            Pattern.compile("(?<![\\p{L}\\d])(?<value>\\d+(?:[.,]\\d+)?) ?(?<unit>[%€$£]|\\p{L}+[²³]?)");

    private final String text;
    private final PolarLanguage language;
    private final WordAnalyzers analyzers;
    private final @Nullable Stance stance;
    private final List<QueryWord> content;

    private PolarQuestion(String text, PolarLanguage language, WordAnalyzers analyzers) {
        this.text = text;
        this.language = language;
        this.analyzers = analyzers;
        this.stance = language.stance(text).orElse(null);
        this.content = analyzers.queryWords(text, EnumSet.of(language.inflection), MOST_TERMS).stream()
                .filter(word -> !word.asks() && !isPredicate(word.written()))
                .toList();
    }

    /** {@return the question; empty if it asks for something else than yes or no} */
    static Optional<PolarQuestion> of(String question, WordAnalyzers analyzers) {
        return CHOICE.matcher(question).find()
                ? Optional.empty()
                : PolarLanguage.of(question)
                        .filter(language -> !language.negation.matcher(question).find()
                                && !language.restriction.matcher(question).find())
                        .map(language -> new PolarQuestion(question, language, analyzers))
                        .filter(asked -> !asked.content.isEmpty());
    }

    private boolean isPredicate(String word) {
        return stance != null
                && (stance.isIn(word) || language.light.matcher(word).matches());
    }

    /** {@return whether sentences of this language are read} @param code ISO 639-1 code; null if unknown */
    boolean isIn(@Nullable String code) {
        return code == null || TextLanguage.of(code) == language.inflection;
    }

    String word(boolean isYes) {
        return isYes ? language.yes : language.no;
    }

    /** {@return whether the sentence affirms the question; empty if it leaves it open} */
    Optional<Boolean> decide(String sentence, Set<String> labels) {
        if (sentence.endsWith("?")
                || language.restriction.matcher(withoutLimits(sentence)).find()) {
            return Optional.empty();
        }
        var decisions = clauses(sentence)
                .filter(clause -> isAbout(clause, labels))
                .map(this::decide)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return decisions.size() == 1 ? Optional.of(decisions.getFirst()) : Optional.empty();
    }

    /** {@return the clauses; the whole sentence if it has one predicate, such as that of "cats, dogs and birds are not allowed"} */
    private Stream<String> clauses(String sentence) {
        return stance != null && language.verb.matcher(sentence).results().count() <= 1
                ? Stream.of(sentence)
                : Arrays.stream(language.clauseEnd.split(sentence));
    }

    /** {@return whether the clause has all content words, few others, and no place or time that the question lacks} */
    private boolean isAbout(String clause, Set<String> labels) {
        var said = terms(clause);
        var known = new HashSet<>(labels);
        known.addAll(said);
        var limit = limit(clause);
        var isCovered = content.stream()
                .filter(word -> limit.isEmpty() || !isAmount(word.written()))
                .allMatch(word -> word.isIn(known));
        var others = said.stream().filter(term -> !isAsked(term)).toList();
        var isRestricted = language.preposition
                .matcher(withoutLimits(clause))
                .results()
                .anyMatch(found -> terms(found.group("word")).stream().anyMatch(term -> !isAsked(term)));
        var most = stance == null ? OTHER_WORDS_OF_FACTS : OTHER_WORDS;
        return isCovered && !isRestricted && (limit.isPresent() || others.size() <= most);
    }

    private Set<String> terms(String words) {
        var without = stance == null
                ? words
                : stance.negative()
                        .matcher(stance.positive().matcher(words).replaceAll(" "))
                        .replaceAll(" ");
        var plain = language.light
                .matcher(language.negation.matcher(without).replaceAll(" "))
                .replaceAll(" ");
        return Set.copyOf(analyzers.of(language.code).terms(plain, MOST_TERMS));
    }

    private boolean isAsked(String term) {
        return content.stream().anyMatch(word -> word.forms().contains(term));
    }

    private boolean isAmount(String word) {
        return AMOUNT.matcher(text).results().anyMatch(amount -> amount.group().contains(word));
    }

    private Optional<Boolean> decide(String clause) {
        if (stance != null && language.isPermission(stance)) {
            var limit = limit(clause);
            if (limit.isPresent()) {
                return limit;
            }
        }
        var negations = negations(clause);
        if (negations > 1) {
            return Optional.empty();
        }
        return stance == null ? fact(clause, negations == 1) : affirmed(stance, clause, negations == 1);
    }

    /** French negates with two words. */
    private long negations(String clause) {
        var found = language.negation.matcher(withoutLimits(clause)).results().count();
        return language == PolarLanguage.FRENCH ? (found + 1) / 2 : found;
    }

    private Optional<Boolean> fact(String clause, boolean isNegated) {
        var isModal = language.stances.stream().limit(2).anyMatch(each -> each.isIn(clause));
        var isUniversal = language.universal.matcher(text).find();
        return isModal || isUniversal && !isNegated ? Optional.empty() : Optional.of(!isNegated);
    }

    private Optional<Boolean> affirmed(Stance asked, String clause, boolean isNegated) {
        var denies = asked.negative().matcher(clause).find();
        // "must not" forbids by its own negation
        var rest = asked.negative().matcher(clause).replaceAll(" ");
        var affirms = asked.positive().matcher(rest).find();
        if (denies == affirms) {
            return Optional.empty();
        }
        var isDenied = denies ? !language.negation.matcher(rest).find() : isNegated;
        var isAskedDenied = asked.negative().matcher(text).find();
        return Optional.of(isDenied == isAskedDenied);
    }

    /** {@return whether the amount of the question is within the limit that the clause sets; empty if nothing can be compared} */
    private Optional<Boolean> limit(String clause) {
        var amounts = AMOUNT.matcher(text).results().toList();
        if (amounts.size() != 1) {
            return Optional.empty();
        }
        var asked = amounts.getFirst();
        return Stream.of(language.most, language.least)
                .flatMap(limit -> limit.matcher(clause)
                        .results()
                        .filter(found -> isSame(found.group("unit"), asked.group("unit")))
                        .map(found -> {
                            var compared = number(asked.group("value")).compareTo(number(found.group("value")));
                            return limit == language.most ? compared <= 0 : compared >= 0;
                        }))
                .findFirst();
    }

    private String withoutLimits(String words) {
        return language.least
                .matcher(language.most.matcher(words).replaceAll(" "))
                .replaceAll(" ");
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace(',', '.'));
    }

    private static boolean isSame(String unit, String other) {
        return Objects.equals(singular(unit), singular(other));
    }

    private static String singular(String unit) {
        return unit.toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{L}{2})(?:en|e?s|n|e)$", "");
    }
}
