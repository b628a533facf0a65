package dev.docent.retrieval.direct.smalltalk;

import dev.docent.retrieval.direct.phrase.FoldedText;
import dev.docent.retrieval.direct.phrase.PhraseBook;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The small talk of one language: phrases of each kind, fillers that may stand beside them, and replies. */
record SmallTalkLanguage(PhraseBook book) {

    static SmallTalkLanguage of(String code) {
        return new SmallTalkLanguage(PhraseBook.of(SmallTalkLanguage.class, code));
    }

    /** {@return the kind of the text; empty if a part of it is no phrase of this language, or all are fillers} */
    Optional<SmallTalkKind> kind(FoldedText text) {
        @Nullable SmallTalkKind first = null;
        for (int at = text.word(0); at < text.length(); ) {
            var phrase = book.longest(text, at);
            if (phrase.isEmpty()) {
                return Optional.empty();
            }
            var kind = kind(phrase.get().role());
            first = kind != null && (first == null || kind.compareTo(first) < 0) ? kind : first;
            at = text.word(phrase.get().end());
        }
        return Optional.ofNullable(first);
    }

    private static @Nullable SmallTalkKind kind(String role) {
        return role.equals(PhraseBook.FILLER) ? null : SmallTalkKind.valueOf(role.toUpperCase(Locale.ROOT));
    }

    /** {@return the reply to this kind of small talk} @param name of who replies; null if it has none */
    String reply(SmallTalkKind kind, @Nullable String name) {
        return kind == SmallTalkKind.ABILITIES && name != null
                ? book.text("named").replace("{}", name)
                : book.text(kind.name().toLowerCase(Locale.ROOT));
    }
}
