package dev.docent.api.service;

import dev.docent.api.service.Docent.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A kind of caller: a column of the access matrix. */
enum AccessMatrixCaller {
    /** A key of the owner with the scopes of a temporary key. */
    OWNER,
    /** A key of the owner with the scope documents:read. */
    READER,
    /** A key of the owner with the scope documents:write. */
    WRITER,
    /** A key of the owner with the scope chat. */
    CHATTER,
    /** A key of the owner with a scope that no route asks for. */
    NARROW,
    /** The chat token of a conversation of the owner. */
    TOKEN,
    /** A key of another tenant. */
    OTHER,
    /** The chat token of a conversation of another tenant. */
    OTHERS_TOKEN,
    /** The master key, which belongs to another account. */
    MASTER,
    /** The key of the owner after its time. */
    EXPIRED,
    /** The token of the owner after its time. */
    EXPIRED_TOKEN,
    /** Text that is no key. */
    MALFORMED,
    /** Text that is no token. */
    MALFORMED_TOKEN,
    /** No credential. */
    NONE;

    /** {@return whether what the owner has must look to the caller as if it did not exist} */
    boolean isForeign() {
        return this == OTHER || this == OTHERS_TOKEN || this == MASTER;
    }

    Answer send(Route.Request request, AccessMatrixOwner owner, Docent docent, MovableClock clock) {
        var call = request.on(credential(owner, docent));
        return this == EXPIRED || this == EXPIRED_TOKEN
                ? clock.later(Duration.ofHours(2), () -> call.send(request.method(), request.path()))
                : call.send(request.method(), request.path());
    }

    private Call credential(AccessMatrixOwner owner, Docent docent) {
        return switch (this) {
            case OWNER, EXPIRED -> owner.key();
            case READER -> scoped(owner, docent, "documents:read");
            case WRITER -> scoped(owner, docent, "documents:write");
            case CHATTER -> scoped(owner, docent, "chat");
            case NARROW -> scoped(owner, docent, "assistants:write");
            case TOKEN, EXPIRED_TOKEN -> owner.token();
            case OTHER -> docent.tenant("another tenant");
            case OTHERS_TOKEN -> AccessMatrixOwner.token(docent, docent.tenant("another tenant"), Map.of());
            case MASTER -> docent.master();
            case MALFORMED -> docent.with("dk_malformed");
            case MALFORMED_TOKEN -> docent.anonymous().header("Authorization", "Bearer malformed");
            case NONE -> docent.anonymous();
        };
    }

    private static Call scoped(AccessMatrixOwner owner, Docent docent, String scope) {
        var key = docent.master()
                .json(Map.of("user_id", owner.name(), "scopes", List.of(scope)))
                .post("/get_temp_api_key");
        return docent.with(key.json().get("api_key").asText());
    }
}
