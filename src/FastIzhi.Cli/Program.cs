Console.WriteLine("fastizhi");
