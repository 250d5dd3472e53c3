package onrecord.index;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source on whose connections something happens before each statement of a kind: what others may do just then. */
final class InterruptedDataSource {
    private InterruptedDataSource() {}

    /** @param beginning of the statements before which {@code meanwhile} runs */
    static DataSource of(DataSource source, String beginning, Runnable meanwhile) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(source, arguments);
            return result instanceof Connection connection ? interrupted(connection, beginning, meanwhile) : result;
        });
    }

    private static Connection interrupted(Connection connection, String beginning, Runnable meanwhile) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")
                    && arguments[0].toString().startsWith(beginning)) {
                meanwhile.run();
            }
            return method.invoke(connection, arguments);
        });
    }

    private interface Call {
        Object run(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.run(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
