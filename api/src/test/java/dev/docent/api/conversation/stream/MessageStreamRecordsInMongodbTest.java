package dev.docent.api.conversation.stream;

/** The same over records in MongoDB. */
class MessageStreamRecordsInMongodbTest extends MessageStreamRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
