package dev.docent.api.audit;

import java.util.Locale;

/** What was done. A durable action is recorded before the request that did it is answered. */
public enum AuditAction {
    /** Of endpoints that change nothing, such as questions, and of those that record what they do themselves. */
    NONE(false),
    /** Any call that was refused and has no action of its own. */
    REQUEST(false),

    SIGN_IN(true),
    SIGN_OUT(true),
    SESSION_END(true),
    PASSWORD_CHANGE(true),
    PASSWORD_RESET(true),
    SECOND_FACTOR_CHANGE(true),
    PASSKEY_CREATE(true),
    PASSKEY_CHANGE(true),
    PASSKEY_DELETE(true),
    IDENTITY_LINK(true),
    IDENTITY_UNLINK(true),

    ACCOUNT_CREATE(true),
    ACCOUNT_CHANGE(true),
    ACCOUNT_SUSPEND(true),
    ACCOUNT_DELETE(true),
    ACCOUNT_EXPORT(true),
    INVITATION_CREATE(true),
    INVITATION_DELETE(true),
    GROUP_CHANGE(true),

    KEY_CREATE(true),
    KEY_CHANGE(true),
    KEY_ROTATE(true),
    KEY_REVOKE(true),

    SHARE_CHANGE(true),
    SHARE_END(true),

    KNOWLEDGE_BASE_CREATE(false),
    KNOWLEDGE_BASE_CHANGE(false),
    KNOWLEDGE_BASE_DELETE(true),
    KNOWLEDGE_BASE_EXPORT(true),
    KNOWLEDGE_BASE_IMPORT(true),

    DOCUMENT_UPLOAD(false),
    DOCUMENT_CHANGE(false),
    DOCUMENT_DELETE(true),
    FOLDER_SYNC(true),

    CONVERSATION_DELETE(true),
    CONVERSATION_SHARE(true),
    CONVERSATION_SHARE_END(true),

    ASSISTANT_CREATE(false),
    ASSISTANT_CHANGE(true),
    ASSISTANT_DELETE(true),
    EXTRACTION_CREATE(false),
    EXTRACTION_CHANGE(false),
    EXTRACTION_DELETE(true),
    MEDIA_UPLOAD(false),
    MEDIA_DELETE(true),

    EVALUATION_CREATE(false),
    EVALUATION_DELETE(true),
    WEBHOOK_CREATE(true),
    WEBHOOK_TEST(false),
    WEBHOOK_DELETE(true),

    INDEX_CHANGE(true);

    private final boolean durable;

    AuditAction(boolean durable) {
        this.durable = durable;
    }

    boolean isDurable() {
        return durable;
    }

    /** {@return its name in the API} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
