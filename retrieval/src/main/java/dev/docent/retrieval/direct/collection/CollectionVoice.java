package dev.docent.retrieval.direct.collection;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.docent.retrieval.direct.phrase.PhraseBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says answers about the collection in the language of the question. */
record CollectionVoice(PhraseBook book, LanguageNames languages) {

    /** {@return the text with this key} @param values for {@code {0}}, {@code {1}} … */
    String say(String key, Object... values) {
        return new MessageFormat(book.text(key), locale()).format(values);
    }

    /** {@return the items in one phrase: "a, b and c"} */
    String list(List<String> items) {
        return ListFormatter.getInstance(locale()).format(items);
    }

    /** {@return the name of a language} @param code ISO 639-1 code; null if unknown */
    String language(@Nullable String code) {
        return code == null ? book.text("unknown") : languages.of(code);
    }

    /** {@return the name of the format of a media type} */
    String format(@Nullable String mediaType) {
        return book.text("format." + DocumentFormat.name(mediaType));
    }

    private ULocale locale() {
        return ULocale.forLanguageTag(book.language());
    }
}
