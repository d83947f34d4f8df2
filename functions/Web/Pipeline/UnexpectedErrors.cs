using Automations.People;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Automations.Web.Pipeline;

/// <summary>Whatever goes wrong in an HTTP function, its caller gets a kind answer with the id that the log carries too.</summary>
internal sealed partial class UnexpectedErrors(IPages pages, ILogger<UnexpectedErrors> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (Find<BadHttpRequestException>(exception) is { } unreadable)
        {
            LogUnreadable(context.FunctionDefinition.Name, unreadable.StatusCode, unreadable.Message);
            context.GetInvocationResult().Value = await UnreadableAsync(http, unreadable.StatusCode);
        }
        catch (Exception exception) when (Find<TransientGraphException>(exception) is { } busy)
        {
            LogBusy(context.FunctionDefinition.Name, busy.Message);
            context.GetInvocationResult().Value = await BusyAsync(http, busy);
        }
        catch (Exception exception)
        {
            LogUnexpected(exception, context.FunctionDefinition.Name, context.InvocationId);
            context.GetInvocationResult().Value = await UnexpectedAsync(http, context.InvocationId);
        }
    }

    internal Task<IResult> UnexpectedAsync(HttpContext http, string correlationId) =>
        http.Request.IsForApi()
            ? Task.FromResult(Problems.Unexpected(correlationId))
            : pages.RenderAsync<UnexpectedErrorPage>(
                http.Request,
                StatusCodes.Status500InternalServerError,
                new Dictionary<string, object?> { [nameof(UnexpectedErrorPage.CorrelationId)] = correlationId }
            );

    internal Task<IResult> BusyAsync(HttpContext http, TransientGraphException busy) =>
        http.Request.IsForApi()
            ? Task.FromResult(Problems.Unavailable("The directory does not answer just now. Send the request again a little later.", busy.RetryAfter))
            : pages.RenderAsync<BusyPage>(http.Request, StatusCodes.Status503ServiceUnavailable);

    /// <param name="status">What the server says of the request: 413 when it is too large.</param>
    internal Task<IResult> UnreadableAsync(HttpContext http, int status) =>
        http.Request.IsForApi()
            ? Task.FromResult(status == StatusCodes.Status413PayloadTooLarge ? Problems.TooLarge() : Problems.Unreadable(status))
            : pages.RenderAsync<UnreadableRequestPage>(http.Request, status);

    // the worker hands a function's exception on inside one of its own
    private static T? Find<T>(Exception exception)
        where T : Exception => exception as T ?? exception.InnerException as T;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed unexpectedly, correlation id {CorrelationId}")]
    private partial void LogUnexpected(Exception exception, string function, string correlationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} could not reach the directory: {Reason}")]
    private partial void LogBusy(string function, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} got a request that cannot be read ({Status}): {Reason}")]
    private partial void LogUnreadable(string function, int status, string reason);
}
