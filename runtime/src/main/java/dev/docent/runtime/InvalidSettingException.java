package dev.docent.runtime;

/** A setting has a value that cannot be used. The message names the setting, contains no secret, and is meant for operators. */
public final class InvalidSettingException extends RuntimeException {

    public InvalidSettingException(String message) {
        super(message);
    }
}
