package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.direct.collection.CollectionQuestion.Kind;
import dev.docent.retrieval.direct.phrase.PhraseBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The phrases that were found in a question, and the question that they are together. Used by one thread. */
final class FoundPhrases {

    private static final String FORMAT = "format.";

    private final SequencedSet<String> roles = new LinkedHashSet<>();
    private final Set<String> languages = new HashSet<>();
    private final Set<DocumentFormat> formats = EnumSet.noneOf(DocumentFormat.class);
    private final Set<ReadingState> states = EnumSet.noneOf(ReadingState.class);
    private @Nullable LocalDate since;
    private @Nullable String genre;
    private @Nullable String attribute;
    private boolean isSinceOpen;

    void add(String role, String phrase) {
        if (!role.equals(PhraseBook.FILLER)) {
            roles.add(role);
        }
        isSinceOpen = role.equals("since");
        if (role.startsWith(FORMAT)) {
            formats.add(DocumentFormat.valueOf(role.substring(FORMAT.length()).toUpperCase(Locale.ROOT)));
        }
        switch (role) {
            case "ready", "pending", "failed" -> states.add(ReadingState.valueOf(role.toUpperCase(Locale.ROOT)));
            case "genre" -> genre = phrase;
            default -> {}
        }
    }

    /** Adds words before "documents", as in "insurance documents". {@return whether they are the first} */
    boolean attribute(String words) {
        var isFirst = attribute == null;
        attribute = words;
        return isFirst;
    }

    void since(LocalDate first) {
        since = first;
        isSinceOpen = false;
    }

    void language(String code) {
        languages.add(code);
    }

    /** {@return whether a date must follow} */
    boolean isSinceOpen() {
        return isSinceOpen;
    }

    /** {@return whether "about …" may follow: documents were named, or "what do I have"} */
    boolean canHaveTopic() {
        return namesDocuments() || has("document", "anything") || genre != null || has("list") && has("exists");
    }

    /** {@return the question for documents about a topic} */
    Optional<CollectionQuestion> about(String topic, CollectionVoice voice) {
        return asks() || has("exists", "here", "inside")
                ? Optional.of(question(Kind.LIST, topic, voice))
                : Optional.empty();
    }

    /** {@return the question without a topic; empty if the phrases do not ask for documents} */
    Optional<CollectionQuestion> question(CollectionVoice voice) {
        if (isSinceOpen) {
            return Optional.empty();
        }
        if (genre != null || attribute != null) {
            var topic = attribute == null ? genre : attribute;
            return has("exists") || asks() && has("here", "inside")
                    ? Optional.of(question(Kind.LIST, topic, voice))
                    : Optional.empty();
        }
        return kind().map(kind -> question(kind, null, voice));
    }

    private Optional<Kind> kind() {
        var documents = namesDocuments();
        if (has("languages")) {
            return documents || has("here", "inside") ? Optional.of(Kind.LANGUAGES) : Optional.empty();
        }
        if (has("formats")) {
            return documents || has("here", "inside", "exists") ? Optional.of(Kind.FORMATS) : Optional.empty();
        }
        if (has("pages")) {
            return has("count") && (documents || isAllThere()) ? Optional.of(Kind.PAGES) : Optional.empty();
        }
        if (has("count")) {
            return documents || has("document") && isAllThere() ? Optional.of(Kind.COUNT) : Optional.empty();
        }
        if (has("since.upload")) {
            return documents || has("document", "anything", "new", "added") || asks()
                    ? Optional.of(Kind.LAST_UPLOAD)
                    : Optional.empty();
        }
        for (var superlative : List.of(Kind.LARGEST, Kind.SMALLEST, Kind.LONGEST, Kind.OLDEST)) {
            if (has(superlative.name().toLowerCase(Locale.ROOT))) {
                return documents || has("document") ? Optional.of(superlative) : Optional.empty();
            }
        }
        if (has("new") || has("added") && since != null) {
            return documents || has("document", "anything") || asks() ? Optional.of(Kind.NEWEST) : Optional.empty();
        }
        var isListed = documents && (asks() || has("exists", "here", "inside") || !languages.isEmpty() || since != null)
                || has("document") && has("exists") && isRestricted()
                || has("anything") && has("exists") && isRestricted()
                || !states.isEmpty() && (documents || has("document") && asks());
        var isOverview = asks() && has("inside") && !has("document", "anything");
        return isListed || isOverview ? Optional.of(Kind.LIST) : Optional.empty();
    }

    private boolean isAllThere() {
        return has("here", "inside", "exists");
    }

    private boolean isRestricted() {
        return !languages.isEmpty() || !formats.isEmpty() || !states.isEmpty() || since != null;
    }

    private boolean namesDocuments() {
        return has("documents") || !formats.isEmpty();
    }

    private boolean asks() {
        return has("list", "count");
    }

    private boolean has(String... any) {
        return Set.of(any).stream().anyMatch(roles::contains);
    }

    /** {@return the documents that the phrases describe; empty if they describe none} */
    Optional<DocumentSelection> selection() {
        return attribute == null && genre == null && (has("document") || namesDocuments())
                ? Optional.of(selected())
                : Optional.empty();
    }

    private DocumentSelection selected() {
        return new DocumentSelection(
                states.isEmpty() ? EnumSet.allOf(ReadingState.class) : states,
                DocumentFormat.mediaTypes(formats),
                languages,
                since == null
                        ? Instant.EPOCH
                        : since.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private CollectionQuestion question(Kind kind, @Nullable String topic, CollectionVoice voice) {
        var asksWhether = roles.getFirst().equals("exists") || !states.isEmpty() && !asks();
        return new CollectionQuestion(kind, asksWhether, selected(), topic, voice);
    }
}
