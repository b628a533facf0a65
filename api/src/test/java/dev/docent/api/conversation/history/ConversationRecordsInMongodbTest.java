package dev.docent.api.conversation.history;

/** The same over records in MongoDB. */
class ConversationRecordsInMongodbTest extends ConversationRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
