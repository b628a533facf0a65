package dev.docent.api.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes times in UTC with milliseconds, the precision of the records. */
final class MillisecondTimes extends JsonSerializer<Instant> {

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
