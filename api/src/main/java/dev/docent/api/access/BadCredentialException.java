package dev.docent.api.access;

import org.springframework.security.core.AuthenticationException;

/** A credential is refused. Its message is for the caller and never repeats the credential. */
final class BadCredentialException extends AuthenticationException {

    BadCredentialException(String message) {
        super(message);
    }
}
