package dev.docent.retrieval.embedding;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The languages that an embedding model was trained on, as far as its name says: {@code bge-small-en-v1.5} and {@code
 * jina-embeddings-v2-base-de} do. Models that do not name a language are taken for multilingual, and all for trained on
 * English.
 */
final class ModelLanguages {

    private static final Pattern NAMED =
            Pattern.compile("(?<![a-z0-9])(en|english|zh|chinese|de|es|fr|ja|ko|ru|ar|pt|it|nl|pl)(?![a-z0-9])");

    private ModelLanguages() {}

    /** {@return ISO 639-1 codes; empty for all languages} */
    static Set<String> of(String model) {
        var languages = NAMED.matcher(model.toLowerCase(Locale.ROOT))
                .results()
                .map(name ->
                        name.group().equals("chinese") ? "zh" : name.group().substring(0, 2))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!languages.isEmpty()) {
            languages.add("en");
        }
        return languages;
    }
}
