package org.nextstephub.routes.mllp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that happens on a connection after a time, unless it is called off or set anew before. */
final class Deadline {

    private @Nullable ScheduledFuture<?> pending;

    void set(ChannelHandlerContext context, Duration time, Runnable then) {
        cancel();
        pending = context.executor().schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
