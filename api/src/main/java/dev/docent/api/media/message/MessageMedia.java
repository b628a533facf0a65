package dev.docent.api.media.message;

import dev.docent.api.media.StoredMedia;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images or audio of a message.
 *
 * @param type the type of the message: image, audio or multimodal
 * @param items in the order in which they were sent
 */
public record MessageMedia(String type, List<Item> items) implements NestedValue {

    public MessageMedia {
        items = List.copyOf(items);
    }

    /**
     * One of them, as what it was sent.
     *
     * @param kind whether it is seen or heard
     * @param id of media of the account; null for an address
     * @param address on a host that the installation permits; null for media of the account
     */
    public record Item(
            StoredMedia.Kind kind,
            @Nullable String id,
            @Nullable String address) {

        static Item of(StoredMedia media) {
            return new Item(media.kind(), media.id(), null);
        }
    }

    /** {@return whether there is audio} */
    public boolean isHeard() {
        return items.stream().anyMatch(item -> item.kind() == StoredMedia.Kind.AUDIO);
    }
}
