package dev.docent.api.access;

import org.springframework.security.core.AuthenticationException;

/** A credential was refused. The message is for the caller and never contains the credential. */
final class BadCredentialException extends AuthenticationException {

    BadCredentialException(String message) {
        super(message);
    }
}
