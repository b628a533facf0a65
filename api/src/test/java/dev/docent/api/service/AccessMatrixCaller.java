package dev.docent.api.service;

import dev.docent.api.service.Docent.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
    /** A key of the owner with the scope assistants:write. */
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
    NONE,
    /** A key of the owner with the scope admin. */
    ADMIN,
    /** A key of another tenant with the scope admin. */
    OTHERS_ADMIN,
    /** A key of the owner with the usual scopes that is bound to another of the owner's knowledge bases. */
    BOUND_ELSEWHERE,
    /** The key of the owner after it was revoked. */
    REVOKED,
    /** A chat token of the owner after its key was revoked. */
    REVOKED_TOKEN,
    /** Someone who signed in to the account of the owner. */
    SESSION,
    /** Someone who signed in to the account of another tenant. */
    OTHERS_SESSION,
    /** A session of the owner after it was ended. */
    ENDED_SESSION,
    /** A key of the owner while the account is suspended. */
    SUSPENDED,
    /** A user of another issuer. */
    EXTERNAL,
    /** A key with all scopes of an account that may read what the owner has. */
    SHARED_READER,
    /** A key with all scopes of an account that may edit what the owner has. */
    SHARED_EDITOR,
    /** A key with all scopes of an account in a group that may read what the owner has. */
    GROUP_MEMBER,
    /** A key with all scopes of an account that was removed from this group. */
    REMOVED_MEMBER;

    /** {@return whether what the owner has must look to the caller as if it did not exist} */
    boolean isForeign() {
        return this == OTHER
                || this == OTHERS_TOKEN
                || this == OTHERS_ADMIN
                || this == OTHERS_SESSION
                || this == BOUND_ELSEWHERE
                || this == MASTER
                || this == EXTERNAL
                || this == REMOVED_MEMBER;
    }

    Answer send(Route.Request request, AccessMatrixOwner owner, Docent docent, MovableClock clock) {
        var call = request.on(credential(request, owner, docent));
        if (this == SUSPENDED) {
            AccessMatrixOwner.suspend(docent, owner.name(), true);
            var answer = call.send(request.method(), request.path());
            AccessMatrixOwner.suspend(docent, owner.name(), false);
            return answer;
        }
        return this == EXPIRED || this == EXPIRED_TOKEN
                ? clock.later(Duration.ofHours(2), () -> call.send(request.method(), request.path()))
                : call.send(request.method(), request.path());
    }

    private Call credential(Route.Request request, AccessMatrixOwner owner, Docent docent) {
        return switch (this) {
            case OWNER, EXPIRED, SUSPENDED -> owner.key();
            case SESSION -> owner.session(docent);
            case OTHERS_SESSION -> otherPerson(request, docent);
            case ENDED_SESSION -> owner.endedSession(docent);
            case READER -> scoped(owner.name(), docent, "documents:read");
            case WRITER -> scoped(owner.name(), docent, "documents:write");
            case CHATTER -> scoped(owner.name(), docent, "chat");
            case NARROW -> scoped(owner.name(), docent, "assistants:write");
            case TOKEN, EXPIRED_TOKEN -> owner.token();
            case OTHER -> docent.tenant("another tenant");
            case OTHERS_TOKEN -> AccessMatrixOwner.token(docent, docent.tenant("another tenant"), Map.of());
            case MASTER -> docent.master();
            case MALFORMED -> docent.with("dk_malformed");
            case MALFORMED_TOKEN -> docent.anonymous().header("Authorization", "Bearer malformed");
            case NONE -> docent.anonymous();
            case ADMIN -> scoped(owner.name(), docent, "admin");
            case OTHERS_ADMIN -> scoped("another tenant", docent, "admin");
            case BOUND_ELSEWHERE -> owner.boundElsewhere(docent);
            case EXTERNAL -> external(docent);
            case SHARED_READER -> docent.admin(AccessMatrixOwner.READER);
            case SHARED_EDITOR -> editor(owner, docent);
            case GROUP_MEMBER -> member(owner, docent, "member-of-the-matrix");
            case REMOVED_MEMBER -> removed(owner, docent);
            case REVOKED -> revoked(owner, docent, key -> key);
            case REVOKED_TOKEN ->
                revoked(
                        owner,
                        docent,
                        key -> AccessMatrixOwner.token(docent, key, Map.of("knowledge_base_id", owner.base())));
        };
    }

    /** {@return someone whose failed proofs no other call has counted, unless this one cannot count any} */
    private static Call otherPerson(Route.Request request, Docent docent) {
        return request.method().equals("GET")
                ? Person.signedIn(docent)
                : Person.registered(docent, "another person " + System.nanoTime())
                        .session();
    }

    /** {@return a user who has an account, since the first call creates it, which takes further statements} */
    private static Call external(Docent docent) {
        var user = ExternalUser.named(docent, "another user");
        user.get("/api/v1/knowledge-bases").hasStatus(200);
        return user;
    }

    private static Call editor(AccessMatrixOwner owner, Docent docent) {
        var editor = docent.admin("editor-of-the-matrix");
        owner.admin()
                .json(Map.of("role", "editor"))
                .send("PUT", "/api/v1/knowledge-bases/" + owner.base() + "/shares/editor-of-the-matrix")
                .hasStatus(200);
        return editor;
    }

    private static Call member(AccessMatrixOwner owner, Docent docent, String name) {
        var member = docent.admin(name);
        owner.admin()
                .send("PUT", "/api/v1/groups/" + owner.group() + "/members/" + name)
                .hasStatus(200);
        return member;
    }

    private static Call removed(AccessMatrixOwner owner, Docent docent) {
        var removed = member(owner, docent, "removed-from-the-matrix");
        owner.admin()
                .delete("/api/v1/groups/" + owner.group() + "/members/removed-from-the-matrix")
                .hasStatus(204);
        return removed;
    }

    /** {@return the credential that is made of a key before the key is revoked} */
    private static Call revoked(AccessMatrixOwner owner, Docent docent, UnaryOperator<Call> credential) {
        var key = owner.createKey(Map.of("name", "revoked"));
        var made = credential.apply(docent.with(key.get("api_key").asText()));
        owner.admin().delete("/api/v1/keys/" + key.get("id").asText()).hasStatus(204);
        return made;
    }

    private static Call scoped(String tenant, Docent docent, String scope) {
        var key = docent.master()
                .json(Map.of("user_id", tenant, "scopes", List.of(scope)))
                .post("/get_temp_api_key");
        return docent.with(key.json().get("api_key").asText());
    }
}
