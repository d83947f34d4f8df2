using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Automations.Host.Sample;

public sealed class JournalMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        journal.Write("begin " + context.FunctionDefinition.Name);
        await next(context);
        journal.Write("end " + context.FunctionDefinition.Name);
    }
}
