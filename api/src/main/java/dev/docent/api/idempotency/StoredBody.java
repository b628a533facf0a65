package dev.docent.api.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.api.access.secret.Seal;
import dev.docent.api.access.secret.TokenKeys;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Bodies of answers as they are stored: encrypted, and without the members that are shown only once. */
@Component
final class StoredBody {

    private static final String SHOWN_ONCE = "shown_once";

    private final Seal seal;
    private final ObjectMapper json;

    StoredBody(TokenKeys keys, ObjectMapper json) {
        this.seal = new Seal(keys, "idempotent answers");
        this.json = json;
    }

    /** {@return the body for the answer with this id, in which null replaces the members, and which lists their names} */
    String close(String id, byte[] body, String... shownOnce) throws IOException {
        return seal.close(id, shownOnce.length == 0 ? body : without(shownOnce, body));
    }

    /** {@return the body; empty if its encryption key is no longer configured} */
    Optional<byte[]> open(String id, String sealed) {
        return seal.open(id, sealed);
    }

    private byte[] without(String[] members, byte[] body) throws IOException {
        var stored = json.readValue(body, ObjectNode.class);
        var names = stored.putArray(SHOWN_ONCE);
        for (var member : members) {
            stored.putNull(member);
            names.add(member);
        }
        return json.writeValueAsBytes(stored);
    }
}
