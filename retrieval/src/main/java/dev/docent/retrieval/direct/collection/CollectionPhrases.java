package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.direct.phrase.FoldedText;
import dev.docent.retrieval.direct.phrase.Phrase;
import dev.docent.retrieval.direct.phrase.PhraseBook;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes questions about the collection in one language: phrases of the language cover every word up to the topic, and
 * together they ask for documents. A question with any other word is about the content of the documents.
 */
final class CollectionPhrases {

    /** Ends the topic, as in "Do I have anything about ducks? Which files?" */
    private static final Pattern TOPIC_END = Pattern.compile("[?!]|\\.(?=\\s|$)|[\\n;]");

    private static final Pattern PUNCTUATION =
            Pattern.compile("^[\\p{P}\\s&&[^\\p{Pi}\\p{Ps}]]+|[\\p{Po}\\p{Pd}\\s]+$");

    /** The most words that may stand before "documents". */
    private static final int MOST_WORDS = 3;

    private final PhraseBook book;
    private final LanguageNames languages;
    private final SinceDate dates;
    private final CollectionVoice voice;
    private final Pattern tail;

    CollectionPhrases(String language) {
        this.book = PhraseBook.of(CollectionPhrases.class, language);
        this.languages = new LanguageNames(language);
        this.dates = new SinceDate(language);
        this.voice = new CollectionVoice(book, languages);
        this.tail = Pattern.compile("(?:[ ,]+(?:" + book.text("tail") + "))+$");
    }

    /** {@return the question; empty if it is no question about the collection in this language} */
    Optional<CollectionQuestion> read(String question, LocalDate today) {
        var text = FoldedText.of(question);
        var found = new FoundPhrases();
        int end = cover(text, found, today);
        if (end == text.length()) {
            return found.question(voice);
        }
        return book.longest(text, end)
                .filter(phrase -> phrase.role().equals("about") && found.canHaveTopic())
                .flatMap(phrase -> topic(question, phrase.end()))
                .flatMap(topic -> found.about(topic, voice));
    }

    /** {@return the documents that a name such as "the Arabic PDF" describes; empty if it has any other word} */
    Optional<DocumentSelection> selection(String name, LocalDate today) {
        var text = FoldedText.of(name);
        var found = new FoundPhrases();
        return cover(text, found, today) == text.length() ? found.selection() : Optional.empty();
    }

    /** {@return the start of the first word that no phrase covers, or of the topic; the length of the text if there is none} */
    private int cover(FoldedText text, FoundPhrases found, LocalDate today) {
        int at = text.word(0);
        while (at < text.length()) {
            var phrase = book.longest(text, at);
            if (phrase.filter(each -> each.role().equals("about")).isPresent()) {
                return at;
            }
            int end = found.isSinceOpen()
                    ? date(text, at, found, today)
                    : phrase(text, at, phrase.orElse(null), found, today);
            end = end == at ? attribute(text, at, found) : end;
            if (end == at) {
                return at;
            }
            at = text.word(end);
        }
        return at;
    }

    /** {@return the end of a few words before "documents", as in "which insurance documents do I have?"} */
    private int attribute(FoldedText text, int start, FoundPhrases found) {
        int end = start;
        for (int words = 0; words < MOST_WORDS; words++) {
            end = text.word(text.wordEnd(end));
            var next = book.longest(text, end);
            if (next.filter(phrase -> phrase.role().equals("documents")).isPresent()) {
                return found.attribute(text.text().substring(start, end).strip()) ? end : start;
            }
            if (next.isPresent() || end == text.length()) {
                return start;
            }
        }
        return start;
    }

    private int date(FoldedText text, int at, FoundPhrases found, LocalDate today) {
        var date = dates.at(text, at);
        var first = date.flatMap(match -> dates.of(match, today));
        if (first.isPresent()) {
            found.since(first.get());
            return date.get().end();
        }
        // "since last week", "from the last 3 days"; and "from" may be no date at all
        var phrase =
                book.longest(text, at).filter(each -> SinceDate.of(each, today).isPresent());
        phrase.flatMap(each -> SinceDate.of(each, today)).ifPresent(found::since);
        return phrase.map(Phrase::end).orElse(at);
    }

    private int phrase(FoldedText text, int at, @Nullable Phrase phrase, FoundPhrases found, LocalDate today) {
        var language = languages.at(text, at);
        if (language.isPresent() && (phrase == null || language.get().getKey() > phrase.end())) {
            found.language(language.get().getValue());
            return language.get().getKey();
        }
        if (phrase == null) {
            return at;
        }
        SinceDate.of(phrase, today).ifPresent(found::since);
        found.add(phrase.role(), text.text().substring(phrase.start(), phrase.end()));
        return phrase.end();
    }

    /** {@return the topic that begins here, without words behind it that belong to the question} */
    private Optional<String> topic(String question, int start) {
        var end = TOPIC_END.matcher(question);
        var topic = question.substring(start, end.find(start) ? end.start() : question.length());
        var own = tail.matcher(FoldedText.of(topic).text());
        var cut = PUNCTUATION
                .matcher(own.find() ? topic.substring(0, own.start()) : topic)
                .replaceAll("");
        return Optional.of(cut.strip()).filter(this::namesSomething);
    }

    /** {@return whether a word is not among the phrases of questions: "about it" names nothing} */
    private boolean namesSomething(String topic) {
        var text = FoldedText.of(topic);
        for (int at = text.word(0); at < text.length(); ) {
            var phrase = book.longest(text, at);
            if (phrase.isEmpty() || phrase.get().role().equals("genre")) {
                return true;
            }
            at = text.word(phrase.get().end());
        }
        return false;
    }
}
