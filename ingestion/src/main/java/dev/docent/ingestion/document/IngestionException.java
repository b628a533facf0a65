package dev.docent.ingestion.document;

/** An error that the caller can correct. The message is for the caller. */
public abstract sealed class IngestionException extends RuntimeException {

    private IngestionException(String message) {
        super(message);
    }

    /** The owner has no such document. */
    public static final class DocumentNotFoundException extends IngestionException {
        public DocumentNotFoundException(String id) {
            super("There is no document " + id);
        }
    }

    /** The document has no such passage. */
    public static final class PassageNotFoundException extends IngestionException {
        public PassageNotFoundException(String id) {
            super("There is no passage " + id + " in this document");
        }
    }

    /** The document failed, so that it has no passages. */
    public static final class DocumentFailedException extends IngestionException {
        public DocumentFailedException(String id) {
            super("The document " + id + " has failed, so that its passages cannot be changed; reindex it first");
        }
    }

    /** The text given for a passage cannot be indexed. */
    public static final class UnusablePassageTextException extends IngestionException {
        public UnusablePassageTextException(String reason) {
            super("The text of the passage " + reason);
        }
    }

    /** The owner has no such knowledge base. */
    public static final class KnowledgeBaseNotFoundException extends IngestionException {
        public KnowledgeBaseNotFoundException(String id) {
            super("There is no knowledge base " + id);
        }
    }

    /** The owner has another knowledge base of this name. */
    public static final class KnowledgeBaseExistsException extends IngestionException {
        public KnowledgeBaseExistsException(String name) {
            super("There is already a knowledge base named " + name);
        }
    }

    /** The default knowledge base can neither be renamed nor deleted. */
    public static final class DefaultKnowledgeBaseException extends IngestionException {
        public DefaultKnowledgeBaseException() {
            super("The default knowledge base can neither be renamed nor deleted; delete its documents instead");
        }
    }

    /** The upload has no bytes. */
    public static final class EmptyUploadException extends IngestionException {
        public EmptyUploadException(String filename) {
            super("The file " + filename + " is empty");
        }
    }

    /** The document is queued or in progress, so that it cannot be queued again. */
    public static final class DocumentBusyException extends IngestionException {
        public DocumentBusyException(String id) {
            super("The document " + id + " is still being processed; try again when it is ready or failed");
        }
    }

    /** The document is ready or failed, so that there is nothing to cancel. */
    public static final class DocumentNotInProgressException extends IngestionException {
        public DocumentNotInProgressException(String id) {
            super("The document " + id + " is not being processed");
        }
    }

    /** An archive or a mail exceeds a limit when unpacked. Nothing of it is stored. */
    public static final class SourceTooLargeException extends IngestionException {
        public SourceTooLargeException(String filename, String limit) {
            super("The file " + filename + " was not accepted, nor anything in it: " + limit);
        }
    }

    /** An archive or a mail cannot be unpacked, or contains no usable file. Nothing of it is stored. */
    public static final class UnusableSourceException extends IngestionException {
        public UnusableSourceException(String filename, String reason) {
            super("The file " + filename + " was not accepted: " + reason);
        }
    }
}
