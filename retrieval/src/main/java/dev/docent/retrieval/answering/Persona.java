package dev.docent.retrieval.answering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The assistant that answers. It may change the tone of an answer, but neither what is searched nor what is cited or refused.
 *
 * @param id of the assistant
 * @param name its name, in which it introduces itself
 * @param instructions how it should answer; null for none. Like everything here but the last three, it is written by users
 * @param traits its traits by their names, in their order
 * @param model name of the chat model to answer with; null for the configured one
 * @param temperature of the chat model; null for the default. Models that do not allow it ignore it
 * @param listsDocuments whether the asker may learn which documents the scope holds, beyond what answers cite
 */
public record Persona(
        String id,
        String name,
        @Nullable String instructions,
        Map<String, String> traits,
        @Nullable String model,
        @Nullable Double temperature,
        boolean listsDocuments) {

    public Persona {
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }
}
