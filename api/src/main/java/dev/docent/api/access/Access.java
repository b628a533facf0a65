package dev.docent.api.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares who may call an endpoint. On a class it applies to all endpoints of the class; on a method it replaces that of
 * the class. The security filter enforces it, and the OpenAPI document shows it. Every endpoint has one.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** The authorities that permit the call; any one of them suffices. */
    Authority[] value();

    /** An authority that is required in addition, for example if the response to a change shows what was stored before. */
    Authority[] and() default {};

    /** Whether a call ends the credential of its caller, who gets the answer all the same. */
    boolean endsCredential() default false;

    /** What a credential authorizes its caller to do. */
    enum Authority {
        /** Of every request, even without a credential. */
        ANYONE(""),
        /** Of the master key only. */
        MASTER(Caller.MASTER),
        /** Of API keys with the scope {@code chat}. */
        CHAT(Permission.CHAT.scope()),
        /** Of API keys with the scope {@code documents:read}. */
        DOCUMENTS_READ(Permission.DOCUMENTS_READ.scope()),
        /** Of API keys with the scope {@code documents:write}. */
        DOCUMENTS_WRITE(Permission.DOCUMENTS_WRITE.scope()),
        /** Of API keys with the scope {@code assistants:write}. */
        ASSISTANTS_WRITE(Permission.ASSISTANTS_WRITE.scope()),
        /** Of API keys with the scope {@code admin}, for their account. */
        ADMIN(Permission.ADMIN.scope()),
        /** Of the master key, and of an administrator's API keys with the scope {@code admin}, for the installation. */
        ADMINISTRATOR(Caller.ADMINISTRATOR),
        /** Of people who signed in, for their own account. */
        SIGNED_IN(Caller.SIGNED_IN),
        /** Of API keys that are not bound to knowledge bases. */
        WHOLE_ACCOUNT(Caller.WHOLE_ACCOUNT),
        /** Of chat tokens, for the conversation that they name. */
        CONVERSATION(Caller.CONVERSATION),
        /** Of chat tokens that were issued to a key with the scope {@code documents:write}. */
        CONVERSATION_DOCUMENTS(Caller.CONVERSATION_DOCUMENTS);

        private final String id;

        Authority(String id) {
            this.id = id;
        }

        /** {@return the name that granted authorities have in the security context} */
        public String id() {
            return id;
        }

        /** {@return whether the credential is a chat token} */
        public boolean isOfToken() {
            return this == CONVERSATION || this == CONVERSATION_DOCUMENTS;
        }
    }
}
