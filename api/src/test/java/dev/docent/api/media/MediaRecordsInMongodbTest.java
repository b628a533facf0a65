package dev.docent.api.media;

/** The same over records in MongoDB. */
class MediaRecordsInMongodbTest extends MediaRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
