using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Functions;

internal sealed class LocalFunctionContext : FunctionContext
{
    private readonly LocalBindingContext _bindingContext;

    public LocalFunctionContext(Function function, IServiceProvider services, Invocation invocation)
    {
        Function = function;
        Invocation = invocation;
        InstanceServices = services;
        CancellationToken = invocation.Cancellation;
        _bindingContext = new LocalBindingContext(invocation.BindingData);
        RetryContext = invocation.Retry;
        Features.Set<InvocationResult>(new LocalInvocationResult());
    }

    public Function Function { get; }

    public Invocation Invocation { get; }

    public override string InvocationId { get; } = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    public override string FunctionId => Function.Definition.Id;

    public override TraceContext TraceContext { get; } = new LocalTraceContext();

    public override BindingContext BindingContext => _bindingContext;

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    private sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class LocalInvocationResult : InvocationResult
    {
        public override object? Value { get; set; }
    }

    private sealed class LocalTraceContext : TraceContext
    {
        public override string TraceParent { get; } = Activity.Current?.Id ?? "";

        public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
    }
}
