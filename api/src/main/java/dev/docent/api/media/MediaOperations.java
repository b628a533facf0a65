package dev.docent.api.media;

/** Operations on media that the store executes as one statement. */
interface MediaOperations {

    /** {@return the bytes of all media of the account} */
    long bytesOf(String owner);
}
