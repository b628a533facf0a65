package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.words.QuestionLanguage;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A short German, French or Spanish question that has a pronoun and no noun, or in Spanish nothing but a verb: "Wer hat ihn
 * gebaut?", "Qui l'a écrit ?", "¿Cuándo se fundó?". The pronouns of these languages have too many meanings to be replaced, so
 * the earlier subject follows in parentheses.
 */
record ForeignReference(Words asked, EarlierTurn earlier) {

    private static final int MOST_CONTENTS = 3;

    private static final Set<String> SPANISH_ARTICLES =
            Set.of("el", "la", "los", "las", "un", "una", "mi", "mis", "su", "sus", "este", "esta");

    private static final Map<String, Pattern> PRONOUNS = Map.of(
            "de", words("er|sie|es|ihn|ihm|ihr|ihnen|dort|davon|damit|dafür|dazu|daran|darin|dies|das"),
            "fr",
                    words(
                            "ils?|elles?|lui|ça|cela|celle-ci|celui-ci|qui l['’]\\p{L}+|qui (?:la|le|les) \\p{L}+(?= ?\\?|$)"),
            "es", words("él|ella|ellos|ellas|lo|eso|esto|qui[eé]n(?:es)? (?:la|los|las|le|les) \\p{L}+"));

    /** Words that look like pronouns and refer to nothing. */
    private static final Map<String, Pattern> EMPTY = Map.of(
            "de", words("gibt es|es gibt|ist es (?:möglich|erlaubt|wahr|nötig)|wie spät|(?:können|haben|bieten) sie"),
            "fr",
                    words(
                            "y a-t-il|il y a|est-il (?:possible|vrai)|s['’]il vous|heure est-il|faut-il|une?|des|du|(?<!qui )(?:le|la|les)"),
            "es", words("hay|es posible|lo que|una?|el|del|al"));

    /**
     * {@return the question with the earlier subject behind it; empty if it has a subject of its own or is in another
     * language}
     */
    Optional<String> resolved() {
        return language()
                .filter(language -> asked.contents() <= MOST_CONTENTS && !hasNoun(language))
                .filter(this::refers)
                .map(language -> asked.text(0) + " (" + earlier.about() + ")");
    }

    /** {@return the language of the earlier question, unless this one is in another} */
    private Optional<String> language() {
        return asked.isEmpty()
                ? Optional.empty()
                : QuestionLanguage.of(earlier.question().text())
                        .filter(PRONOUNS::containsKey)
                        .filter(language -> QuestionLanguage.of(asked.text(0))
                                .orElse(language)
                                .equals(language));
    }

    private boolean refers(String language) {
        var text = asked.text(0);
        var isVerb = language.equals("es")
                && asked.contents() == 1
                && asked.get(0).in(Vocabulary.ASKING)
                && !asked.hasAny(word -> SPANISH_ARTICLES.contains(word.lower()));
        return (isVerb
                        || Objects.requireNonNull(PRONOUNS.get(language))
                                .matcher(text)
                                .find())
                && !Objects.requireNonNull(EMPTY.get(language)).matcher(text).find();
    }

    /** {@return whether the question has a name, or in German a noun} */
    private boolean hasNoun(String language) {
        var behind = asked.part(1, asked.size());
        return behind.hasAny(word -> word.name()
                || (language.equals("de") && Character.isUpperCase(asked.text().charAt(word.start()))));
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
