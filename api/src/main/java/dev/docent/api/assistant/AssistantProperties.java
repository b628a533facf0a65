package dev.docent.api.assistant;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Assistants.
 *
 * @param models names of chat models of the configured provider that assistants may choose; one that chooses another model
 *     answers with the configured one
 */
@ConfigurationProperties("docent.assistants")
record AssistantProperties(@DefaultValue Set<String> models) {

    AssistantProperties {
        models = Set.copyOf(models);
    }
}
