package dev.docent.api.dialect.aimaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.assistant.AssistantChanged;
import dev.docent.api.assistant.AssistantDeleting;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps each chat configuration as an object {@code chat-configs/<id>.json}, as long as there is the assistant. */
@Component
class ChatConfigObjects {

    private final ObjectStore objects;
    private final ObjectMapper json;

    ChatConfigObjects(ObjectStore objects, ObjectMapper json) {
        this.objects = objects;
        this.json = json;
    }

    @EventListener
    void on(AssistantChanged changed) {
        if (changed.assistant().isIdentifiedByLink()) {
            var content = written(ChatConfig.of(changed.assistant()));
            objects.put(key(changed.assistant().id()), new ByteArrayInputStream(content));
        }
    }

    @EventListener
    void on(AssistantDeleting deleted) {
        objects.delete(key(deleted.id()));
    }

    private byte[] written(ChatConfig config) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(config);
        } catch (JsonProcessingException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static ObjectKey key(String id) {
        return ObjectKey.of("chat-configs", id + ".json");
    }
}
