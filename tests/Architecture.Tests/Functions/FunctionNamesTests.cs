using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Architecture.Tests.Functions;

public sealed class FunctionNamesTests
{
    [Fact]
    public void FunctionNames_InTheApp_AreUnique()
    {
        var types = Assembly.Load("Automations.Functions").GetTypes();

        Assert.NotEmpty(FunctionNames.All(types));
        Assert.Empty(FunctionNames.Repeated(types));
    }

    [Fact]
    public void Repeated_SameNameInOtherCase_IsFound() => Assert.Equal(["Remind"], FunctionNames.Repeated([typeof(First), typeof(Second)]));

    private static class First
    {
        [Function("Remind")]
        public static void Run()
        {
        }
    }

    private static class Second
    {
        [Function("remind")]
        public static void Run()
        {
        }

        [Function("Other")]
        public static void RunOther()
        {
        }
    }
}
